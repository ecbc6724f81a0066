--liquibase formatted sql

--changeset cra-registry:004-products
--comment: One product version a row. natural_key is the SHA-256 of reference and version, because a reference may be longer
--comment: than an index can hold; standing is null once withdrawn, so that the natural key can be used again.
CREATE TABLE product (
    id                         BINARY(16)    NOT NULL PRIMARY KEY,
    portfolio_id               BINARY(16)    NOT NULL,
    natural_key                BINARY(32)    NOT NULL,
    standing                   TINYINT,
    revision                   INT           NOT NULL,
    reference                  VARCHAR(2000) NOT NULL,
    version                    VARCHAR(500)  NOT NULL,
    name                       VARCHAR(2000) NOT NULL,
    description                ${long_text},
    manufacturer               VARCHAR(1000),
    manufacturer_address       ${long_text},
    responsible                VARCHAR(200),
    intended_purpose           ${long_text},
    website                    ${long_text},
    facts                      ${long_text}  NOT NULL,
    placed_on                  DATE,
    created_at                 ${instant}    NOT NULL,
    changed_at                 ${instant}    NOT NULL,
    withdrawn_at               ${instant},
    classification_decision_id BINARY(16),
    -- For sorting and searching alike on every database.
    reference_sort             ${key_text}   NOT NULL,
    name_sort                  ${key_text}   NOT NULL,
    manufacturer_sort          ${key_text}   NOT NULL,
    responsible_sort           ${key_text}   NOT NULL,
    search_text                ${long_text}  NOT NULL,
    -- What the law answers, kept for lists, filters and counts until answers_hold_until (inclusive; null is for ever).
    scope                      VARCHAR(30)   NOT NULL,
    applicability              VARCHAR(30)   NOT NULL,
    product_class              VARCHAR(30)   NOT NULL,
    category                   VARCHAR(20),
    open_questions             VARCHAR(3000) NOT NULL,
    answered_under             VARCHAR(100)  NOT NULL,
    answers_hold_until         DATE,
    CONSTRAINT product_portfolio FOREIGN KEY (portfolio_id) REFERENCES portfolio (id),
    -- The key comes first: H2 looks a list of values up in an index only by its first column.
    CONSTRAINT product_natural_key UNIQUE (natural_key, portfolio_id, standing)
) ${table_options};
CREATE INDEX product_by_reference ON product (portfolio_id, standing, reference_sort, id);
CREATE INDEX product_by_name ON product (portfolio_id, standing, name_sort, id);
CREATE INDEX product_by_manufacturer ON product (portfolio_id, standing, manufacturer_sort, id);
CREATE INDEX product_by_responsible ON product (portfolio_id, standing, responsible_sort, id);
CREATE INDEX product_by_placed_on ON product (portfolio_id, standing, placed_on, id);
CREATE INDEX product_by_change ON product (portfolio_id, standing, changed_at, id);
CREATE INDEX product_by_answer ON product (portfolio_id, standing, product_class, category, scope);
CREATE INDEX product_by_class ON product (portfolio_id, standing, product_class, id);
CREATE INDEX product_by_holding ON product (answers_hold_until);
CREATE INDEX product_by_basis ON product (answered_under);

CREATE TABLE classification_decision (
    id                 BINARY(16)    NOT NULL PRIMARY KEY,
    product_id         BINARY(16)    NOT NULL,
    core_functionality VARCHAR(20)   NOT NULL,
    reason             ${long_text}  NOT NULL,
    decided_by         VARCHAR(100)  NOT NULL,
    decided_by_account BINARY(16)    NOT NULL,
    decided_at         ${instant}    NOT NULL,
    CONSTRAINT classification_decision_product FOREIGN KEY (product_id) REFERENCES product (id)
) ${table_options};
CREATE INDEX classification_decision_of_product ON classification_decision (product_id, id);
--rollback DROP TABLE classification_decision;
--rollback DROP TABLE product;
