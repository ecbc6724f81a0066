--liquibase formatted sql

--changeset cra-registry:020-sheets-of-imports
--comment: Imports of several sheets. While an import is planned, the rows of the sheets with what is on file wait for their product
--comment: in register_import_staged, found by its natural key; planning takes them away again. What a planned row does to what is on
--comment: file stands beside what it does to the product, null where it does nothing.
ALTER TABLE register_import_row ADD evidence ${long_text};

CREATE TABLE register_import_staged (
    import_id   BINARY(16)    NOT NULL,
    place       INT           NOT NULL,
    natural_key BINARY(32)    NOT NULL,
    kind        VARCHAR(20)   NOT NULL,
    sheet       VARCHAR(100)  NOT NULL,
    row_no      INT           NOT NULL,
    content     ${long_text}  NOT NULL,
    problems    ${long_text}  NOT NULL,
    PRIMARY KEY (import_id, place),
    CONSTRAINT register_import_staged_import FOREIGN KEY (import_id) REFERENCES register_import (id)
) ${table_options};
CREATE INDEX register_import_staged_by_key ON register_import_staged (import_id, natural_key, place);
--rollback DROP TABLE register_import_staged;
--rollback ALTER TABLE register_import_row DROP COLUMN evidence;
