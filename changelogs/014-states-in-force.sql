--liquibase formatted sql

--changeset cra-registry:014-states-in-force
--comment: When a state of the law that the registry was delivered with came in force here, with its whole content: so that what
--comment: was known on a past day is answered under the law of that day after later ones were delivered. number counts them, and
--comment: of two nodes that start at once one comes too late. Rows are never changed or removed.
CREATE TABLE state_of_law_delivery (
    number       INT          NOT NULL PRIMARY KEY,
    id           BINARY(16)   NOT NULL,
    state_code   VARCHAR(100) NOT NULL,
    state_hash   BINARY(32)   NOT NULL,
    delivered_at ${instant}   NOT NULL,
    CONSTRAINT state_of_law_delivery_content FOREIGN KEY (state_hash) REFERENCES state_of_law_content (hash)
) ${table_options};

-- What was recorded of the products of a portfolio until a day, those of one product together.
CREATE INDEX change_log_replay ON change_log (portfolio_id, product_id, id);
--rollback DROP INDEX change_log_replay ON change_log;
--rollback DROP TABLE state_of_law_delivery;
