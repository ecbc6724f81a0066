--liquibase formatted sql

--changeset cra-registry:027-turns-of-imports
--comment: What the answers would become, as an import is planned: of a row each answer that turns, between bars, such as
--comment: |ARTICLE_15:INCOMPLETE>DEEMED_COMPLIANT|, null where none does; of the import each turn with its products, as JSON.
--comment: Rows that wait are found by their product alone: with the import before it, H2 reads all rows of the import.
ALTER TABLE register_import_row ADD turns VARCHAR(400);
ALTER TABLE register_import ADD turns ${long_text};
CREATE INDEX register_import_staged_of_product ON register_import_staged (natural_key);
--rollback ALTER TABLE register_import DROP COLUMN turns;
--rollback ALTER TABLE register_import_row DROP COLUMN turns;

--changeset cra-registry:040-staged-by-key-h2 dbms:h2
DROP INDEX register_import_staged_by_key;
--rollback empty

--changeset cra-registry:040-staged-by-key-mysql dbms:mysql,mariadb
DROP INDEX register_import_staged_by_key ON register_import_staged;
--rollback empty
