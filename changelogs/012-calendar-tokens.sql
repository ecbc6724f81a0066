--liquibase formatted sql

--changeset cra-registry:012-calendar-tokens
--comment: A token that stands in the address of one portfolio's calendar and opens nothing else; null for tokens of programs.
ALTER TABLE access_token ADD COLUMN calendar_of BINARY(16);
ALTER TABLE access_token ADD CONSTRAINT access_token_calendar FOREIGN KEY (calendar_of) REFERENCES portfolio (id);
-- Without the column these would be tokens for programs.
--rollback DELETE FROM access_token WHERE calendar_of IS NOT NULL;
--rollback ALTER TABLE access_token DROP FOREIGN KEY access_token_calendar;
--rollback ALTER TABLE access_token DROP COLUMN calendar_of;
