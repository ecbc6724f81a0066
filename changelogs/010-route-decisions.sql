--liquibase formatted sql

--changeset cra-registry:010-route-decisions
--comment: Signed decisions on the route to Article 15, each with everything that it rests on, so that it can be replayed whatever
--comment: changes afterwards. A state of the law is kept whole, under the SHA-256 of its content, once for all decisions made
--comment: under it. A withdrawal stands beside the decision, which is never changed.
CREATE TABLE state_of_law_content (
    hash    BINARY(32)   NOT NULL PRIMARY KEY,
    content ${long_text} NOT NULL
) ${table_options};

CREATE TABLE route_decision (
    id                    BINARY(16)    NOT NULL PRIMARY KEY,
    product_id            BINARY(16)    NOT NULL,
    route                 VARCHAR(40)   NOT NULL,
    planned               TINYINT       NOT NULL,
    relied_from           DATE          NOT NULL,
    reason                ${long_text}  NOT NULL,
    decided_by            VARCHAR(100)  NOT NULL,
    decided_by_account    BINARY(16)    NOT NULL,
    decided_at            ${instant}    NOT NULL,
    -- What it rests on.
    label                 ${long_text}  NOT NULL,
    version               VARCHAR(500)  NOT NULL,
    facts                 ${long_text}  NOT NULL,
    evidence              ${long_text},
    classification_signed TINYINT       NOT NULL,
    evaluated_on          DATE          NOT NULL,
    state_code            VARCHAR(100)  NOT NULL,
    state_hash            BINARY(32)    NOT NULL,
    edition               VARCHAR(20)   NOT NULL,
    shown                 ${long_text}  NOT NULL,
    CONSTRAINT route_decision_product FOREIGN KEY (product_id) REFERENCES product (id),
    CONSTRAINT route_decision_state FOREIGN KEY (state_hash) REFERENCES state_of_law_content (hash)
) ${table_options};
CREATE INDEX route_decision_of_product ON route_decision (product_id, id);

CREATE TABLE route_withdrawal (
    decision_id          BINARY(16)   NOT NULL PRIMARY KEY,
    reason               ${long_text} NOT NULL,
    withdrawn_by         VARCHAR(100) NOT NULL,
    withdrawn_by_account BINARY(16)   NOT NULL,
    withdrawn_at         ${instant}   NOT NULL,
    CONSTRAINT route_withdrawal_decision FOREIGN KEY (decision_id) REFERENCES route_decision (id)
) ${table_options};
--rollback DROP TABLE route_withdrawal;
--rollback DROP TABLE route_decision;
--rollback DROP TABLE state_of_law_content;
