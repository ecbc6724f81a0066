--liquibase formatted sql

--changeset cra-registry:019-portfolio-defaults
--comment: What is alike for all products of a portfolio. It stands with the portfolio alone, and is read together with a product; so
--comment: no product can have an old copy of it. defaults_number counts its changes, and beside a product says under which of them
--comment: its answers were given: those with a smaller number are answered anew before anybody reads them. portfolio_defaults keeps
--comment: what they were, for what was known on a past day.
ALTER TABLE portfolio ADD defaults ${long_text};
ALTER TABLE portfolio ADD defaults_number INT DEFAULT 0 NOT NULL;
ALTER TABLE product ADD defaults_number INT DEFAULT 0 NOT NULL;
CREATE INDEX product_by_defaults ON product (portfolio_id, defaults_number);

CREATE TABLE portfolio_defaults (
    portfolio_id BINARY(16)   NOT NULL,
    number       INT          NOT NULL,
    defaults     ${long_text} NOT NULL,
    set_at       ${instant}   NOT NULL,
    PRIMARY KEY (portfolio_id, number),
    CONSTRAINT portfolio_defaults_portfolio FOREIGN KEY (portfolio_id) REFERENCES portfolio (id)
) ${table_options};
--rollback DROP TABLE portfolio_defaults;
--rollback DROP INDEX product_by_defaults ON product;
--rollback ALTER TABLE product DROP COLUMN defaults_number;
--rollback ALTER TABLE portfolio DROP COLUMN defaults_number;
--rollback ALTER TABLE portfolio DROP COLUMN defaults;
