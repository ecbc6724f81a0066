--liquibase formatted sql

--changeset cra-registry:005-imports
--comment: Uploaded registers with their plan, row by row. revision counts up with every change of state, so that of two who
--comment: change it at once one comes too late. place numbers the rows of an import from 1, over all its sheets.
--comment: The file is kept in parts because databases bound the size of one statement.
CREATE TABLE register_import (
    id                  BINARY(16)    NOT NULL PRIMARY KEY,
    portfolio_id        BINARY(16)    NOT NULL,
    revision            INT           NOT NULL,
    state               VARCHAR(20)   NOT NULL,
    file_name           VARCHAR(255),
    media_type          VARCHAR(100)  NOT NULL,
    size_in_bytes       BIGINT        NOT NULL,
    sha256              BINARY(32)    NOT NULL,
    column_mapping      ${long_text}  NOT NULL,
    date_pattern        VARCHAR(100),
    uploaded_by         VARCHAR(100)  NOT NULL,
    uploaded_by_account BINARY(16),
    uploaded_at         ${instant}    NOT NULL,
    planned_at          ${instant},
    apply_mode          VARCHAR(20),
    finished_by         VARCHAR(100),
    finished_by_account BINARY(16),
    finished_at         ${instant},
    failure             VARCHAR(2000),
    rows_read           INT           NOT NULL,
    rows_to_create      INT           NOT NULL,
    rows_to_update      INT           NOT NULL,
    rows_unchanged      INT           NOT NULL,
    rows_rejected       INT           NOT NULL,
    headers             ${long_text}  NOT NULL,
    notes               ${long_text}  NOT NULL,
    conflicts           ${long_text}  NOT NULL,
    CONSTRAINT register_import_portfolio FOREIGN KEY (portfolio_id) REFERENCES portfolio (id)
) ${table_options};
CREATE INDEX register_import_of_portfolio ON register_import (portfolio_id, id);
CREATE INDEX register_import_of_file ON register_import (portfolio_id, sha256);

CREATE TABLE register_import_file (
    import_id BINARY(16) NOT NULL,
    part      INT        NOT NULL,
    content   ${bytes}   NOT NULL,
    PRIMARY KEY (import_id, part),
    CONSTRAINT register_import_file_import FOREIGN KEY (import_id) REFERENCES register_import (id)
) ${table_options};

CREATE TABLE register_import_row (
    import_id        BINARY(16)    NOT NULL,
    place            INT           NOT NULL,
    sheet            VARCHAR(100)  NOT NULL,
    row_no           INT           NOT NULL,
    action           VARCHAR(20)   NOT NULL,
    label            VARCHAR(500)  NOT NULL,
    product_id       BINARY(16),
    product_revision INT,
    content          ${long_text}  NOT NULL,
    changes          ${long_text}  NOT NULL,
    problems         ${long_text}  NOT NULL,
    PRIMARY KEY (import_id, place),
    CONSTRAINT register_import_row_import FOREIGN KEY (import_id) REFERENCES register_import (id)
) ${table_options};
CREATE INDEX register_import_row_by_action ON register_import_row (import_id, action, place);
--rollback DROP TABLE register_import_row;
--rollback DROP TABLE register_import_file;
--rollback DROP TABLE register_import;
