--liquibase formatted sql

--changeset cra-registry:002-change-log
--comment: Append-only; written in the transaction of the change. No foreign keys: it outlives what it tells of.
CREATE TABLE change_log (
    id            BINARY(16)   NOT NULL PRIMARY KEY,
    at            ${instant}   NOT NULL,
    portfolio_id  BINARY(16),
    subject       VARCHAR(20)  NOT NULL,
    subject_id    BINARY(16)   NOT NULL,
    subject_label VARCHAR(500) NOT NULL,
    action        VARCHAR(20)  NOT NULL,
    account_id    BINARY(16),
    actor         VARCHAR(100) NOT NULL,
    through       VARCHAR(10)  NOT NULL,
    import_id     BINARY(16),
    sheet         VARCHAR(100),
    row_no        INT,
    reason        ${long_text},
    fields        ${long_text} NOT NULL
) ${table_options};
CREATE INDEX change_log_portfolio ON change_log (portfolio_id, id);
CREATE INDEX change_log_subject ON change_log (subject_id, id);
--rollback DROP TABLE change_log;
