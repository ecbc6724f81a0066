--liquibase formatted sql

--changeset cra-registry:001-accounts
--comment: Who may sign in, with a password (adaptive hash) or with access tokens (SHA-256).
CREATE TABLE account (
    id            BINARY(16)   NOT NULL PRIMARY KEY,
    name          VARCHAR(100) NOT NULL,
    password_hash VARCHAR(255),
    administrator BOOLEAN      NOT NULL,
    auditor       BOOLEAN      NOT NULL,
    created_at    ${instant}   NOT NULL,
    revision      INT          NOT NULL,
    CONSTRAINT account_name UNIQUE (name)
) ${table_options};

CREATE TABLE access_token (
    id         BINARY(16)   NOT NULL PRIMARY KEY,
    account_id BINARY(16)   NOT NULL,
    label      VARCHAR(200) NOT NULL,
    hash       BINARY(32)   NOT NULL,
    read_only  BOOLEAN      NOT NULL,
    created_at ${instant}   NOT NULL,
    expires_at ${instant}   NOT NULL,
    revoked_at ${instant},
    CONSTRAINT access_token_hash UNIQUE (hash),
    CONSTRAINT access_token_account FOREIGN KEY (account_id) REFERENCES account (id)
) ${table_options};
--rollback DROP TABLE access_token;
--rollback DROP TABLE account;
