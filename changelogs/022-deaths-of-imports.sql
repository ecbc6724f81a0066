--liquibase formatted sql

--changeset cra-registry:022-deaths-of-imports
--comment: How many nodes died while they worked on an import. The second time it is taken for the cause.
ALTER TABLE register_import ADD deaths INT DEFAULT 0 NOT NULL;
--rollback ALTER TABLE register_import DROP COLUMN deaths;
