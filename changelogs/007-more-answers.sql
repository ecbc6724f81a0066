--liquibase formatted sql

--changeset cra-registry:007-more-answers
--comment: Three more answers of the law beside the product. Rows that are there get UNKNOWN and are answered anew before anybody
--comment: reads an answer of them, because they were answered under an earlier edition of the rules.
ALTER TABLE product ADD COLUMN ai_status VARCHAR(30) DEFAULT 'UNKNOWN' NOT NULL;
ALTER TABLE product ADD COLUMN article15 VARCHAR(30) DEFAULT 'UNKNOWN' NOT NULL;
ALTER TABLE product ADD COLUMN cra_conformity VARCHAR(30) DEFAULT 'UNKNOWN' NOT NULL;
-- All counts are made in this one index.
DROP INDEX product_by_answer ON product;
CREATE INDEX product_by_answer
    ON product (portfolio_id, standing, product_class, category, scope, ai_status, article15, cra_conformity);
CREATE INDEX product_by_ai_status ON product (portfolio_id, standing, ai_status, id);
CREATE INDEX product_by_article15 ON product (portfolio_id, standing, article15, id);
CREATE INDEX product_by_cra_conformity ON product (portfolio_id, standing, cra_conformity, id);
-- Whether a portfolio has answers that hold no longer is asked before its answers are read.
DROP INDEX product_by_holding ON product;
DROP INDEX product_by_basis ON product;
CREATE INDEX product_by_holding ON product (portfolio_id, answers_hold_until);
CREATE INDEX product_by_basis ON product (portfolio_id, answered_under);
--rollback DROP INDEX product_by_basis ON product;
--rollback DROP INDEX product_by_holding ON product;
--rollback CREATE INDEX product_by_basis ON product (answered_under);
--rollback CREATE INDEX product_by_holding ON product (answers_hold_until);
--rollback DROP INDEX product_by_cra_conformity ON product;
--rollback DROP INDEX product_by_article15 ON product;
--rollback DROP INDEX product_by_ai_status ON product;
--rollback DROP INDEX product_by_answer ON product;
--rollback CREATE INDEX product_by_answer ON product (portfolio_id, standing, product_class, category, scope);
--rollback ALTER TABLE product DROP COLUMN cra_conformity;
--rollback ALTER TABLE product DROP COLUMN article15;
--rollback ALTER TABLE product DROP COLUMN ai_status;
