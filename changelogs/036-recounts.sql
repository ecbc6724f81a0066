--liquibase formatted sql

--changeset cra-registry:036-recounts
--comment: When the products of a portfolio were counted anew last, and how many counts were wrong then. Its row is written first, so
--comment: that of two nodes that count at once the second sees what the first one has corrected. No foreign key: see 011.
CREATE TABLE recount (
    portfolio_id BINARY(16) NOT NULL PRIMARY KEY,
    counted_at   ${instant} NOT NULL,
    corrected    INT        NOT NULL
) ${table_options};
--rollback DROP TABLE recount;
