-- The data of a page of 50 products with certificates (S1), as a schema that PostGraphile serves.
CREATE TABLE product (
    id                     uuid PRIMARY KEY,
    revision               int NOT NULL,
    reference              text NOT NULL,
    version                text NOT NULL,
    name                   text NOT NULL,
    description            text,
    manufacturer           text,
    manufacturer_address   text,
    responsible            text,
    intended_purpose       text,
    website                text,
    nature                 text,
    data_connection        boolean,
    union_market           boolean,
    commercial_activity    boolean,
    operator_role          text,
    other_law              jsonb,
    placed_on_market_on    date,
    still_placed_on_market boolean,
    core_functionality     text,
    ai_system              boolean,
    decided_category       text,
    reason                 text,
    decided_by             text,
    decided_at             timestamptz
);
CREATE INDEX ON product (reference, id);
CREATE TABLE certificate (
    id         uuid PRIMARY KEY,
    product_id uuid NOT NULL REFERENCES product (id),
    scheme     text,
    number     text,
    level      text,
    issued_on  date,
    expires_on date
);
CREATE INDEX ON certificate (product_id);
