--liquibase formatted sql

--changeset cra-registry:008-evidence-and-routes
--comment: The evidence of a product as one document beside its facts, so that both are read and locked together; null is nothing
--comment: on file. evidence_record finds the product of a record by the id of the record. What is relied on to demonstrate
--comment: Article 15 stands in route, route_from and route_planned; route_support says whether it still does.
ALTER TABLE product ADD COLUMN evidence ${long_text};
ALTER TABLE product ADD COLUMN route_decision_id BINARY(16);
ALTER TABLE product ADD COLUMN route VARCHAR(40);
ALTER TABLE product ADD COLUMN route_from DATE;
ALTER TABLE product ADD COLUMN route_planned TINYINT;
ALTER TABLE product ADD COLUMN route_support VARCHAR(30);
ALTER TABLE product ADD COLUMN procedures VARCHAR(500) DEFAULT '' NOT NULL;
ALTER TABLE product ADD COLUMN unmet VARCHAR(1000) DEFAULT '' NOT NULL;
-- Rows that are there have no open procedures and no unmet conditions yet: whoever reads their answers renews them before.
UPDATE product SET answered_under = 'before 008';

CREATE TABLE evidence_record (
    id         BINARY(16)  NOT NULL PRIMARY KEY,
    product_id BINARY(16)  NOT NULL,
    kind       VARCHAR(20) NOT NULL,
    CONSTRAINT evidence_record_product FOREIGN KEY (product_id) REFERENCES product (id)
) ${table_options};

-- What concerns a product is found by the product, whatever was changed: itself or a certificate of it.
ALTER TABLE change_log ADD COLUMN product_id BINARY(16);
UPDATE change_log SET product_id = subject_id WHERE subject = 'PRODUCT';
CREATE INDEX change_log_product ON change_log (product_id, id);
--rollback DROP INDEX change_log_product ON change_log;
--rollback ALTER TABLE change_log DROP COLUMN product_id;
--rollback DROP TABLE evidence_record;
--rollback ALTER TABLE product DROP COLUMN unmet;
--rollback ALTER TABLE product DROP COLUMN procedures;
--rollback ALTER TABLE product DROP COLUMN route_support;
--rollback ALTER TABLE product DROP COLUMN route_planned;
--rollback ALTER TABLE product DROP COLUMN route_from;
--rollback ALTER TABLE product DROP COLUMN route;
--rollback ALTER TABLE product DROP COLUMN route_decision_id;
--rollback ALTER TABLE product DROP COLUMN evidence;
