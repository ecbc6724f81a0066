--liquibase formatted sql

--changeset cra-registry:029-accounts-kept
--comment: What administrators see and do of accounts. A link sets a password once; only its SHA-256 is kept, and one for each account.
ALTER TABLE account ADD last_sign_in_at ${instant};
ALTER TABLE account ADD locked_at ${instant};
ALTER TABLE account ADD erased_at ${instant};

CREATE TABLE account_link (
    account_id BINARY(16)  NOT NULL PRIMARY KEY,
    hash       BINARY(32)  NOT NULL,
    purpose    VARCHAR(20) NOT NULL,
    expires_at ${instant}  NOT NULL,
    CONSTRAINT account_link_hash UNIQUE (hash),
    CONSTRAINT account_link_account FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE
) ${table_options};
--rollback DROP TABLE account_link;
--rollback ALTER TABLE account DROP COLUMN erased_at;
--rollback ALTER TABLE account DROP COLUMN locked_at;
--rollback ALTER TABLE account DROP COLUMN last_sign_in_at;
