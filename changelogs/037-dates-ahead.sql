--liquibase formatted sql

--changeset cra-registry:037-dates-ahead
--comment: What lies ahead of each product, found and counted by day without asking the law; written with the periods of answers, and
--comment: holding as they do. No foreign keys: every change of a product writes here.
CREATE TABLE date_ahead (
    product_id      BINARY(16)   NOT NULL,
    shown_on        DATE         NOT NULL,
    takes_effect_on DATE         NOT NULL,
    -- What happens and why, where it can hit several products on one day; else empty.
    shared_as       VARCHAR(190) NOT NULL,
    portfolio_id    BINARY(16)   NOT NULL,
    reference_sort  ${key_text}  NOT NULL,
    -- How many dates of the product are alike.
    entries         INT          NOT NULL,
    PRIMARY KEY (product_id, shown_on, takes_effect_on, shared_as)
) ${table_options};
CREATE INDEX date_ahead_in_order ON date_ahead (portfolio_id, shared_as, shown_on, reference_sort, product_id, takes_effect_on);

CREATE TABLE date_ahead_count (
    portfolio_id    BINARY(16)   NOT NULL,
    id              BINARY(16)   NOT NULL,
    takes_effect_on DATE         NOT NULL,
    shared_as       VARCHAR(190) NOT NULL,
    delta           BIGINT       NOT NULL,
    PRIMARY KEY (portfolio_id, id)
) ${table_options};

-- Dates are not known yet where periods are: both are found anew, in parts, while everything goes on.
UPDATE product SET periods_from = '9999-12-31' WHERE periods_from < '9999-12-31';
--rollback DROP TABLE date_ahead_count;
--rollback DROP TABLE date_ahead;
