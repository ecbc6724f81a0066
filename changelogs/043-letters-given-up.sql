--liquibase formatted sql

--changeset cra-registry:043-letters-given-up
--comment: When a letter to an account was given up; empty again as soon as one is taken, or another address was confirmed.
ALTER TABLE mail_address ADD given_up_at ${instant};
--rollback ALTER TABLE mail_address DROP COLUMN given_up_at;
