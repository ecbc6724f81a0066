--liquibase formatted sql

--changeset cra-registry:018-what-lists-are-ordered-by
--comment: Findings, schemes, the earliest expiry of a certificate and the end of support beside the product, and outcomes in the order of
--comment: their meaning. Nothing is counted of them for the products that are there until they are answered anew, which is done before
--comment: anybody reads an answer of them, because these were answered under no edition of the rules.
ALTER TABLE product ADD findings VARCHAR(800) DEFAULT '' NOT NULL;
ALTER TABLE product ADD schemes VARCHAR(1000) DEFAULT '' NOT NULL;
ALTER TABLE product ADD expires_on DATE;
ALTER TABLE product ADD support_until DATE;
-- As the schema lists them; an outcome that is not among them comes last.
ALTER TABLE product ADD class_rank INT GENERATED ALWAYS AS (CASE product_class
    WHEN 'DEFAULT' THEN 0 WHEN 'IMPORTANT_CLASS_I' THEN 1 WHEN 'IMPORTANT_CLASS_II' THEN 2 WHEN 'CRITICAL' THEN 3
    WHEN 'NONE' THEN 4 WHEN 'UNKNOWN' THEN 5 ELSE 99 END);
ALTER TABLE product ADD article15_rank INT GENERATED ALWAYS AS (CASE article15
    WHEN 'NOT_APPLICABLE' THEN 0 WHEN 'BLOCKED_PROHIBITED' THEN 1 WHEN 'LIMITED' THEN 2 WHEN 'NOT_YET_APPLICABLE' THEN 3
    WHEN 'DEEMED_COMPLIANT' THEN 4 WHEN 'PRESUMED_COMPLIANT' THEN 5 WHEN 'DEMONSTRATED_DIRECTLY' THEN 6
    WHEN 'PRESUMED_PARTIAL_PLUS_DIRECT' THEN 7 WHEN 'PARTIALLY_PRESUMED' THEN 8 WHEN 'WITHDRAWN' THEN 9 WHEN 'EXPIRED' THEN 10
    WHEN 'SUSPENDED' THEN 11 WHEN 'INCOMPLETE' THEN 12 WHEN 'UNKNOWN' THEN 13 ELSE 99 END);
ALTER TABLE product ADD cra_conformity_rank INT GENERATED ALWAYS AS (CASE cra_conformity
    WHEN 'DEMONSTRATED' THEN 0 WHEN 'NOT_DEMONSTRATED' THEN 1 WHEN 'NOT_YET_APPLICABLE' THEN 2 WHEN 'NOT_APPLICABLE' THEN 3
    WHEN 'UNKNOWN' THEN 4 ELSE 99 END);
CREATE INDEX product_by_class_rank ON product (portfolio_id, standing, class_rank, id);
CREATE INDEX product_by_article15_rank ON product (portfolio_id, standing, article15_rank, id);
CREATE INDEX product_by_cra_rank ON product (portfolio_id, standing, cra_conformity_rank, id);
CREATE INDEX product_by_expiry ON product (portfolio_id, standing, expires_on, id);
CREATE INDEX product_by_support_end ON product (portfolio_id, standing, support_until, id);
-- Lists by class are in the order of its meaning now.
DROP INDEX product_by_class ON product;
CREATE INDEX product_by_class ON product (portfolio_id, standing, product_class, reference_sort, id);
UPDATE product SET answered_under = 'before 018';
--rollback DROP INDEX product_by_class_rank ON product;
--rollback DROP INDEX product_by_article15_rank ON product;
--rollback DROP INDEX product_by_cra_rank ON product;
--rollback DROP INDEX product_by_expiry ON product;
--rollback DROP INDEX product_by_support_end ON product;
--rollback DROP INDEX product_by_class ON product;
--rollback CREATE INDEX product_by_class ON product (portfolio_id, standing, product_class, id);
--rollback ALTER TABLE product DROP COLUMN class_rank;
--rollback ALTER TABLE product DROP COLUMN article15_rank;
--rollback ALTER TABLE product DROP COLUMN cra_conformity_rank;
--rollback ALTER TABLE product DROP COLUMN support_until;
--rollback ALTER TABLE product DROP COLUMN expires_on;
--rollback ALTER TABLE product DROP COLUMN schemes;
--rollback ALTER TABLE product DROP COLUMN findings;
