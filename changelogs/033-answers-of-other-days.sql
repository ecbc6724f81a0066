--liquibase formatted sql

--changeset cra-registry:033-answers-of-other-days
--comment: What the law answers for a product from the day of writing on, as periods between days that change an answer. What several
--comment: products are answered alike is written once, under a hash of it. No foreign keys: every change of a product writes here.
CREATE TABLE kept_answers (
    id                    BIGINT        NOT NULL PRIMARY KEY,
    product_class         VARCHAR(30)   NOT NULL,
    category              VARCHAR(20),
    scope                 VARCHAR(30)   NOT NULL,
    applicability         VARCHAR(30)   NOT NULL,
    ai_status             VARCHAR(30)   NOT NULL,
    article15             VARCHAR(30)   NOT NULL,
    cra_conformity        VARCHAR(30)   NOT NULL,
    market_stage          VARCHAR(30)   NOT NULL,
    route                 VARCHAR(40),
    route_support         VARCHAR(30),
    standing_basis        VARCHAR(20),
    classification_signed VARCHAR(5),
    open_questions        VARCHAR(3000) NOT NULL,
    procedures            VARCHAR(500)  NOT NULL,
    findings              VARCHAR(800)  NOT NULL,
    schemes               VARCHAR(1000) NOT NULL,
    unmet                 VARCHAR(1000) NOT NULL
) ${table_options};

-- Both days inclusive; the first period of a product begins with 1000-01-01, the last one ends with 9999-12-31.
CREATE TABLE answer_period (
    product_id   BINARY(16) NOT NULL,
    from_day     DATE       NOT NULL,
    until_day    DATE       NOT NULL,
    portfolio_id BINARY(16) NOT NULL,
    answers_id   BIGINT     NOT NULL,
    PRIMARY KEY (product_id, from_day)
) ${table_options};
CREATE INDEX answer_period_by_answers ON answer_period (portfolio_id, answers_id, from_day, until_day, product_id);

-- How many products more, or fewer, have the answers from a day on; a count is a sum over the days until the one asked about.
CREATE TABLE answer_count_of_day (
    portfolio_id BINARY(16) NOT NULL,
    id           BINARY(16) NOT NULL,
    from_day     DATE       NOT NULL,
    answers_id   BIGINT     NOT NULL,
    delta        BIGINT     NOT NULL,
    PRIMARY KEY (portfolio_id, id)
) ${table_options};

-- From which day on the periods tell the answers; 9999-12-31 where there are none yet, as for all products that are there.
ALTER TABLE product ADD periods_from DATE DEFAULT '9999-12-31' NOT NULL;
-- Some answers ended later than they should have, where the day of a modification is not known.
UPDATE product SET answered_under = 'before 033';
CREATE INDEX product_by_periods ON product (portfolio_id, standing, periods_from);
--rollback DROP INDEX product_by_periods ON product;
--rollback ALTER TABLE product DROP COLUMN periods_from;
--rollback DROP TABLE answer_count_of_day;
--rollback DROP TABLE answer_period;
--rollback DROP TABLE kept_answers;
