--liquibase formatted sql

--changeset cra-registry:026-rows-of-files
--comment: About how many rows a file has, found before it is read, to tell how far reading has come; null where it was not found.
ALTER TABLE register_import ADD rows_in_file INT;
--rollback ALTER TABLE register_import DROP COLUMN rows_in_file;
