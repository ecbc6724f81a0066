--liquibase formatted sql

--changeset cra-registry:003-portfolios
--comment: Sets of products that one team answers for, and who may do what in them.
CREATE TABLE portfolio (
    id            BINARY(16)   NOT NULL PRIMARY KEY,
    portfolio_key VARCHAR(64)  NOT NULL,
    name          VARCHAR(200) NOT NULL,
    time_zone     VARCHAR(64)  NOT NULL,
    created_at    ${instant}   NOT NULL,
    revision      INT          NOT NULL,
    CONSTRAINT portfolio_portfolio_key UNIQUE (portfolio_key)
) ${table_options};

CREATE TABLE membership (
    id           BINARY(16)  NOT NULL PRIMARY KEY,
    portfolio_id BINARY(16)  NOT NULL,
    account_id   BINARY(16)  NOT NULL,
    role         VARCHAR(20) NOT NULL,
    CONSTRAINT membership_once UNIQUE (portfolio_id, account_id),
    CONSTRAINT membership_portfolio FOREIGN KEY (portfolio_id) REFERENCES portfolio (id),
    CONSTRAINT membership_account FOREIGN KEY (account_id) REFERENCES account (id)
) ${table_options};
CREATE INDEX membership_of_account ON membership (account_id, portfolio_id, role);
--rollback DROP TABLE membership;
--rollback DROP TABLE portfolio;
