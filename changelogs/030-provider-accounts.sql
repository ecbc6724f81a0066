--liquibase formatted sql

--changeset cra-registry:030-provider-accounts
--comment: Accounts that a provider of OpenID Connect vouches for, known by the SHA-256 of issuer and subject; and what a session needs to ask
--comment: the provider again. Sealed is encrypted with the secret of the session, which only the browser has.
ALTER TABLE account ADD provider_key BINARY(32);
ALTER TABLE account ADD provider_issuer VARCHAR(500);
ALTER TABLE account ADD provider_said_at ${instant};
CREATE UNIQUE INDEX account_provider ON account (provider_key);

ALTER TABLE sign_in_session ADD provider VARCHAR(100);
ALTER TABLE sign_in_session ADD provider_session BINARY(32);
ALTER TABLE sign_in_session ADD provider_checked_at ${instant};
ALTER TABLE sign_in_session ADD provider_asked_at ${instant};
ALTER TABLE sign_in_session ADD provider_sealed ${bytes};
CREATE INDEX sign_in_session_provider ON sign_in_session (provider_session);
--rollback DROP INDEX sign_in_session_provider ON sign_in_session;
--rollback ALTER TABLE sign_in_session DROP COLUMN provider_sealed;
--rollback ALTER TABLE sign_in_session DROP COLUMN provider_asked_at;
--rollback ALTER TABLE sign_in_session DROP COLUMN provider_checked_at;
--rollback ALTER TABLE sign_in_session DROP COLUMN provider_session;
--rollback ALTER TABLE sign_in_session DROP COLUMN provider;
--rollback DROP INDEX account_provider ON account;
--rollback ALTER TABLE account DROP COLUMN provider_said_at;
--rollback ALTER TABLE account DROP COLUMN provider_issuer;
--rollback ALTER TABLE account DROP COLUMN provider_key;
