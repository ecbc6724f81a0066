--liquibase formatted sql

--changeset cra-registry:044-ends-of-letters
--comment: What a link in letters holds by which letters about a portfolio end without a sign-in. Kept as it is, because each letter
--comment: carries it, and worth nothing else; empty until the first letter is written.
ALTER TABLE news_choice ADD end_secret ${key_text};
CREATE UNIQUE INDEX news_choice_end ON news_choice (end_secret);
--rollback DROP INDEX news_choice_end ON news_choice;
--rollback ALTER TABLE news_choice DROP COLUMN end_secret;
