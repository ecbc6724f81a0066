--liquibase formatted sql

--changeset cra-registry:051-ends-of-all-letters
--comment: What a link in letters holds that ends all letters to an account without a sign-in; in letters about more portfolios than a
--comment: link can name. Empty until the first such letter is written, and again once the link was used.
ALTER TABLE mail_address ADD end_secret ${key_text};
CREATE UNIQUE INDEX mail_address_end ON mail_address (end_secret);
--rollback DROP INDEX mail_address_end ON mail_address;
--rollback ALTER TABLE mail_address DROP COLUMN end_secret;
