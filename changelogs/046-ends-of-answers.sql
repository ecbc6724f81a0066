--liquibase formatted sql

--changeset cra-registry:046-ends-of-answers
--comment: The ends of the periods of one combination of answers in their order, so that the first one after a day is looked up; the
--comment: products that have it on a day are found as before. In the place of an index by the beginnings.
CREATE INDEX answer_period_by_ends ON answer_period (portfolio_id, answers_id, until_day, from_day, product_id);
DROP INDEX answer_period_by_answers ON answer_period;
--rollback CREATE INDEX answer_period_by_answers ON answer_period (portfolio_id, answers_id, from_day, until_day, product_id);
--rollback DROP INDEX answer_period_by_ends ON answer_period;
