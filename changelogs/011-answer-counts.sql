--liquibase formatted sql

--changeset cra-registry:011-answer-counts
--comment: How many products that are not withdrawn have which answers, as differences that are only added; a count is the sum of
--comment: its differences. No foreign keys: every change of a product appends here, and none should hold the row of its portfolio.
CREATE TABLE answer_count (
    portfolio_id   BINARY(16)  NOT NULL,
    id             BINARY(16)  NOT NULL,
    product_class  VARCHAR(30) NOT NULL,
    category       VARCHAR(20),
    scope          VARCHAR(30) NOT NULL,
    applicability  VARCHAR(30) NOT NULL,
    ai_status      VARCHAR(30) NOT NULL,
    article15      VARCHAR(30) NOT NULL,
    cra_conformity VARCHAR(30) NOT NULL,
    route          VARCHAR(40),
    route_support  VARCHAR(30),
    delta          BIGINT      NOT NULL,
    PRIMARY KEY (portfolio_id, id)
) ${table_options};

CREATE TABLE answer_count_of_many (
    portfolio_id BINARY(16)   NOT NULL,
    id           BINARY(16)   NOT NULL,
    answer       VARCHAR(30)  NOT NULL,
    answer_value VARCHAR(100) NOT NULL,
    delta        BIGINT       NOT NULL,
    PRIMARY KEY (portfolio_id, id)
) ${table_options};

-- Of the answers of which a product can have several nothing is counted yet. So the products that are there have none, until they
-- are answered anew; which is done before anybody reads an answer of them, because these were answered under no edition of the
-- rules.
UPDATE product SET procedures = '', unmet = '', open_questions = '', answered_under = 'before 011';
INSERT INTO answer_count (portfolio_id, id, product_class, category, scope, applicability, ai_status, article15, cra_conformity,
                          route, route_support, delta)
SELECT portfolio_id, MIN(id), product_class, category, scope, applicability, ai_status, article15, cra_conformity, route,
       route_support, COUNT(*)
FROM product
WHERE standing = 1
GROUP BY portfolio_id, product_class, category, scope, applicability, ai_status, article15, cra_conformity, route, route_support;

-- Counts are not made in it any more.
DROP INDEX product_by_answer ON product;
-- Lists by one answer in the usual order.
DROP INDEX product_by_ai_status ON product;
DROP INDEX product_by_article15 ON product;
DROP INDEX product_by_cra_conformity ON product;
CREATE INDEX product_by_ai_status ON product (portfolio_id, standing, ai_status, reference_sort, id);
CREATE INDEX product_by_article15 ON product (portfolio_id, standing, article15, reference_sort, id);
CREATE INDEX product_by_cra_conformity ON product (portfolio_id, standing, cra_conformity, reference_sort, id);
CREATE INDEX product_by_category ON product (portfolio_id, standing, category, reference_sort, id);
CREATE INDEX product_by_route ON product (portfolio_id, standing, route, reference_sort, id);
CREATE INDEX product_by_route_support ON product (portfolio_id, standing, route_support, reference_sort, id);
-- The next day on which an answer may change of products that are not withdrawn.
DROP INDEX product_by_holding ON product;
CREATE INDEX product_by_holding ON product (portfolio_id, answers_hold_until, standing);
--rollback DROP INDEX product_by_holding ON product;
--rollback CREATE INDEX product_by_holding ON product (portfolio_id, answers_hold_until);
--rollback DROP INDEX product_by_route_support ON product;
--rollback DROP INDEX product_by_route ON product;
--rollback DROP INDEX product_by_category ON product;
--rollback DROP INDEX product_by_cra_conformity ON product;
--rollback DROP INDEX product_by_article15 ON product;
--rollback DROP INDEX product_by_ai_status ON product;
--rollback CREATE INDEX product_by_cra_conformity ON product (portfolio_id, standing, cra_conformity, id);
--rollback CREATE INDEX product_by_article15 ON product (portfolio_id, standing, article15, id);
--rollback CREATE INDEX product_by_ai_status ON product (portfolio_id, standing, ai_status, id);
--rollback CREATE INDEX product_by_answer ON product (portfolio_id, standing, product_class, category, scope, ai_status, article15, cra_conformity);
--rollback DROP TABLE answer_count_of_many;
--rollback DROP TABLE answer_count;
