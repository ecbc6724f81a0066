--liquibase formatted sql

--changeset cra-registry:032-letters
--comment: What people want to be told by e-mail, where to, and what waits to be written to them. A code proves that an address is
--comment: read by its owner; it works for nobody else and is gone once it was used.
CREATE TABLE mail_address (
    account_id    BINARY(16)    NOT NULL PRIMARY KEY,
    address       VARCHAR(254),
    wanted        VARCHAR(254),
    code          VARCHAR(60),
    wanted_at     ${instant},
    code_sent_at  ${instant},
    code_tries    INT           NOT NULL,
    CONSTRAINT mail_address_account FOREIGN KEY (account_id) REFERENCES account (id)
) ${table_options};

CREATE TABLE news_choice (
    id            BINARY(16)    NOT NULL PRIMARY KEY,
    account_id    BINARY(16)    NOT NULL,
    portfolio_id  BINARY(16)    NOT NULL,
    kinds         VARCHAR(500)  NOT NULL,
    lead_times    VARCHAR(100)  NOT NULL,
    frequency     VARCHAR(20)   NOT NULL,
    CONSTRAINT news_choice_once UNIQUE (account_id, portfolio_id),
    CONSTRAINT news_choice_account FOREIGN KEY (account_id) REFERENCES account (id),
    CONSTRAINT news_choice_portfolio FOREIGN KEY (portfolio_id) REFERENCES portfolio (id)
) ${table_options};
CREATE INDEX news_choice_of_portfolio ON news_choice (portfolio_id);

CREATE TABLE letter (
    id            BINARY(16)    NOT NULL PRIMARY KEY,
    account_id    BINARY(16)    NOT NULL,
    tries         INT           NOT NULL,
    next_try_at   ${instant}    NOT NULL,
    answer        VARCHAR(500),
    CONSTRAINT letter_account FOREIGN KEY (account_id) REFERENCES account (id)
) ${table_options};
CREATE INDEX letter_next_try_at ON letter (next_try_at);

CREATE TABLE letter_item (
    account_id    BINARY(16)    NOT NULL,
    happening_id  BINARY(16)    NOT NULL,
    due_at        ${instant}    NOT NULL,
    letter_id     BINARY(16),
    PRIMARY KEY (account_id, happening_id),
    CONSTRAINT letter_item_happening FOREIGN KEY (happening_id) REFERENCES happening (id)
) ${table_options};
CREATE INDEX letter_item_due_at ON letter_item (letter_id, due_at);
--rollback DROP TABLE letter_item;
--rollback DROP TABLE letter;
--rollback DROP TABLE news_choice;
--rollback DROP TABLE mail_address;
