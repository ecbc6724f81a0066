--liquibase formatted sql

--changeset cra-registry:048-packed-plans
--comment: What a row of a plan does and what is wrong with it, as one document, compressed; null where it does nothing and nothing is
--comment: wrong. Rows of earlier plans have it in content, changes, evidence and problems, which say nothing of later ones.
ALTER TABLE register_import_row ADD packed ${packed};
--rollback ALTER TABLE register_import_row DROP COLUMN packed;
