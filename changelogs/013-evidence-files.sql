--liquibase formatted sql

--changeset cra-registry:013-evidence-files
--comment: Documents that belong to pieces of evidence. A row stays when its document is removed: the content goes, its hash is kept.
--comment: The content is kept in parts because databases bound the size of one statement.
CREATE TABLE evidence_file (
    id                  BINARY(16)   NOT NULL PRIMARY KEY,
    record_id           BINARY(16)   NOT NULL,
    product_id          BINARY(16)   NOT NULL,
    portfolio_id        BINARY(16)   NOT NULL,
    file_name           VARCHAR(255) NOT NULL,
    media_type          VARCHAR(100) NOT NULL,
    size_in_bytes       BIGINT       NOT NULL,
    sha256              BINARY(32)   NOT NULL,
    uploaded_by         VARCHAR(100) NOT NULL,
    uploaded_by_account BINARY(16),
    uploaded_at         ${instant}   NOT NULL,
    removed_by          VARCHAR(100),
    removed_by_account  BINARY(16),
    removed_at          ${instant},
    removal_reason      ${long_text},
    CONSTRAINT evidence_file_record FOREIGN KEY (record_id) REFERENCES evidence_record (id),
    CONSTRAINT evidence_file_product FOREIGN KEY (product_id) REFERENCES product (id),
    CONSTRAINT evidence_file_portfolio FOREIGN KEY (portfolio_id) REFERENCES portfolio (id)
) ${table_options};
CREATE INDEX evidence_file_of_product ON evidence_file (product_id, id);

CREATE TABLE evidence_file_part (
    file_id BINARY(16) NOT NULL,
    part    INT        NOT NULL,
    content ${bytes}   NOT NULL,
    PRIMARY KEY (file_id, part),
    CONSTRAINT evidence_file_part_file FOREIGN KEY (file_id) REFERENCES evidence_file (id)
) ${table_options};
--rollback DROP TABLE evidence_file_part;
--rollback DROP TABLE evidence_file;
