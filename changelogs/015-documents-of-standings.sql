--liquibase formatted sql

--changeset cra-registry:015-documents-of-standings
--comment: Documents that belong to how a product stands to a requirement or an element, or to the product itself. record_id is the id
--comment: of what a document belongs to: a record of evidence, a standing, or the product; so it refers to one table no longer.
ALTER TABLE evidence_file DROP FOREIGN KEY evidence_file_record;
ALTER TABLE evidence_file ADD document_kind VARCHAR(30);
ALTER TABLE evidence_file ADD format_version VARCHAR(20);

CREATE TABLE evidence_address (
    id                  BINARY(16)    NOT NULL PRIMARY KEY,
    record_id           BINARY(16)    NOT NULL,
    product_id          BINARY(16)    NOT NULL,
    portfolio_id        BINARY(16)    NOT NULL,
    url                 VARCHAR(2000) NOT NULL,
    title               VARCHAR(255),
    document_kind       VARCHAR(30),
    attached_by         VARCHAR(100)  NOT NULL,
    attached_by_account BINARY(16),
    attached_at         ${instant}    NOT NULL,
    removed_by          VARCHAR(100),
    removed_by_account  BINARY(16),
    removed_at          ${instant},
    removal_reason      ${long_text},
    CONSTRAINT evidence_address_product FOREIGN KEY (product_id) REFERENCES product (id),
    CONSTRAINT evidence_address_portfolio FOREIGN KEY (portfolio_id) REFERENCES portfolio (id)
) ${table_options};
CREATE INDEX evidence_address_of_product ON evidence_address (product_id, id);
--rollback DROP TABLE evidence_address;
--rollback DELETE FROM evidence_file_part WHERE file_id IN (SELECT id FROM evidence_file WHERE record_id NOT IN (SELECT id FROM evidence_record));
--rollback DELETE FROM evidence_file WHERE record_id NOT IN (SELECT id FROM evidence_record);
--rollback ALTER TABLE evidence_file DROP COLUMN format_version;
--rollback ALTER TABLE evidence_file DROP COLUMN document_kind;
--rollback ALTER TABLE evidence_file ADD CONSTRAINT evidence_file_record FOREIGN KEY (record_id) REFERENCES evidence_record (id);

--changeset cra-registry:015-reviews-of-standings
--comment: Whether a second person is to review how the products of a portfolio stand to requirements and elements.
ALTER TABLE portfolio ADD reviews_standings TINYINT DEFAULT 0 NOT NULL;
--rollback ALTER TABLE portfolio DROP COLUMN reviews_standings;

--changeset cra-registry:015-counts-of-standings
--comment: What it rests on that requirements are fulfilled, and whether the class is signed. Products of which one of both can be told
--comment: are answered anew before anybody reads an answer of them, because these were answered under no edition of the rules.
ALTER TABLE product ADD standing_basis VARCHAR(20);
ALTER TABLE product ADD classification_signed VARCHAR(5);
ALTER TABLE answer_count ADD standing_basis VARCHAR(20);
ALTER TABLE answer_count ADD classification_signed VARCHAR(5);
UPDATE product SET answered_under = 'before 015'
WHERE evidence LIKE '%"requirements"%' OR facts LIKE '%"coreFunctionality"%';
CREATE INDEX product_by_standing_basis ON product (portfolio_id, standing, standing_basis, reference_sort, id);
CREATE INDEX product_by_classification_signed ON product (portfolio_id, standing, classification_signed, reference_sort, id);
--rollback DROP INDEX product_by_classification_signed ON product;
--rollback DROP INDEX product_by_standing_basis ON product;
--rollback ALTER TABLE answer_count DROP COLUMN classification_signed;
--rollback ALTER TABLE answer_count DROP COLUMN standing_basis;
--rollback ALTER TABLE product DROP COLUMN classification_signed;
--rollback ALTER TABLE product DROP COLUMN standing_basis;
