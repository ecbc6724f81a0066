--liquibase formatted sql

--changeset cra-registry:023-sign-in-sessions
--comment: Who is signed in with a browser: the SHA-256 of what the cookie holds, and of the password hash that was current at sign-in.
CREATE TABLE sign_in_session (
    hash          BINARY(32) NOT NULL PRIMARY KEY,
    account_id    BINARY(16) NOT NULL,
    password_mark BINARY(32) NOT NULL,
    created_at    ${instant} NOT NULL,
    used_at       ${instant} NOT NULL,
    CONSTRAINT sign_in_session_account FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE
) ${table_options};
CREATE INDEX sign_in_session_used ON sign_in_session (used_at);
--rollback DROP TABLE sign_in_session;
