--liquibase formatted sql

--changeset cra-registry:045-rare-searches
--comment: In which texts three characters stand beside one another, so that a text which hardly any product has is found without walking
--comment: through all of them. Told for thousands of products at once, in the background. No foreign keys: see 011.
-- Products whose text is not told yet; a row for each time it was written.
CREATE TABLE search_pending (
    portfolio_id BINARY(16) NOT NULL,
    id           BINARY(16) NOT NULL,
    product_id   BINARY(16) NOT NULL,
    PRIMARY KEY (portfolio_id, id)
) ${table_options};

-- Which product has which place among those that were told at once.
CREATE TABLE search_place (
    segment_id   BINARY(16) NOT NULL,
    place        INT        NOT NULL,
    product_id   BINARY(16) NOT NULL,
    PRIMARY KEY (segment_id, place)
) ${table_options};
CREATE INDEX search_place_of_product ON search_place (product_id);

-- At which places three characters, written as one number, stand beside one another: a bit for each place.
CREATE TABLE search_gram (
    portfolio_id BINARY(16)     NOT NULL,
    gram         BIGINT         NOT NULL,
    segment_id   BINARY(16)     NOT NULL,
    places       VARBINARY(512) NOT NULL,
    PRIMARY KEY (portfolio_id, gram, segment_id)
) ${table_options};

INSERT INTO search_pending (portfolio_id, id, product_id) SELECT portfolio_id, id, id FROM product;
--rollback DROP TABLE search_gram;
--rollback DROP TABLE search_place;
--rollback DROP TABLE search_pending;
