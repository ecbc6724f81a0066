--liquibase formatted sql

--changeset cra-registry:009-states-of-the-law
--comment: Dated changes of the law that administrators draft and adopt. code is what the API calls the state; base is the code of
--comment: the state that it changes, delivered or adopted before. adoption numbers what was adopted: the highest is in force, and
--comment: of two who adopt at once one comes too late. Rows are never removed.
CREATE TABLE state_of_law (
    id                 BINARY(16)    NOT NULL PRIMARY KEY,
    draft_no           INT           NOT NULL,
    code               VARCHAR(40)   NOT NULL,
    title              VARCHAR(300)  NOT NULL,
    base               VARCHAR(40)   NOT NULL,
    changes            ${long_text}  NOT NULL,
    standing           VARCHAR(20)   NOT NULL,
    revision           INT           NOT NULL,
    drafted_by         VARCHAR(100)  NOT NULL,
    drafted_by_account BINARY(16)    NOT NULL,
    drafted_at         ${instant}    NOT NULL,
    adoption           INT,
    adopted_by         VARCHAR(100),
    adopted_by_account BINARY(16),
    adopted_at         ${instant},
    reason             ${long_text},
    CONSTRAINT state_of_law_draft_no UNIQUE (draft_no),
    CONSTRAINT state_of_law_code UNIQUE (code),
    CONSTRAINT state_of_law_adoption UNIQUE (adoption)
) ${table_options};
--rollback DROP TABLE state_of_law;
