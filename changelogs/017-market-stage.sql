--liquibase formatted sql

--changeset cra-registry:017-market-stage
--comment: How far products have come on their way to the market. Those that are there are counted as unknown, as they are stored, and
--comment: answered anew before anybody reads an answer of them, because these were answered under no edition of the rules.
ALTER TABLE product ADD market_stage VARCHAR(30) DEFAULT 'UNKNOWN' NOT NULL;
ALTER TABLE answer_count ADD market_stage VARCHAR(30) DEFAULT 'UNKNOWN' NOT NULL;
UPDATE product SET answered_under = 'before 017';
CREATE INDEX product_by_market_stage ON product (portfolio_id, standing, market_stage, reference_sort, id);
--rollback DROP INDEX product_by_market_stage ON product;
--rollback ALTER TABLE answer_count DROP COLUMN market_stage;
--rollback ALTER TABLE product DROP COLUMN market_stage;
