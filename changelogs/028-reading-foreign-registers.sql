--liquibase formatted sql

--changeset cra-registry:028-reading-foreign-registers
--comment: What people say about a file, and what they have mapped once. read_settings is null for imports from before, whose
--comment: column_mapping and date_pattern count. valid_cells_action is what a rejected row does without its cells that are not accepted.
ALTER TABLE register_import ADD read_settings ${long_text};
ALTER TABLE register_import ADD problem_groups ${long_text};
ALTER TABLE register_import ADD rows_with_valid_cells INT DEFAULT 0 NOT NULL;
ALTER TABLE register_import ADD file_removed_at ${instant};
ALTER TABLE register_import_row ADD valid_cells_action VARCHAR(20);

CREATE TABLE register_mapping (
    id           BINARY(16)    NOT NULL PRIMARY KEY,
    portfolio_id BINARY(16)    NOT NULL,
    -- SHA-256 of field and met as they are compared; the field is empty where a header is mapped to one.
    mapping_key  BINARY(32)    NOT NULL,
    field        VARCHAR(100)  NOT NULL,
    met          VARCHAR(2000) NOT NULL,
    meant        VARCHAR(200)  NOT NULL,
    mapped_by    VARCHAR(100)  NOT NULL,
    mapped_at    ${instant}    NOT NULL,
    CONSTRAINT register_mapping_portfolio FOREIGN KEY (portfolio_id) REFERENCES portfolio (id),
    CONSTRAINT register_mapping_once UNIQUE (portfolio_id, mapping_key)
) ${table_options};
--rollback DROP TABLE register_mapping;
--rollback ALTER TABLE register_import_row DROP COLUMN valid_cells_action;
--rollback ALTER TABLE register_import DROP COLUMN file_removed_at;
--rollback ALTER TABLE register_import DROP COLUMN rows_with_valid_cells;
--rollback ALTER TABLE register_import DROP COLUMN problem_groups;
--rollback ALTER TABLE register_import DROP COLUMN read_settings;
