package org.craregistry.security;

import org.springframework.security.core.AuthenticationException;

/** Refuses somebody for whom a provider of OpenID Connect vouches, or does not any more. */
final class SignOnRefused extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    private final SignOnProblem problem;

    SignOnRefused(SignOnProblem problem) {
        super(problem.sentence());
        this.problem = problem;
    }

    SignOnProblem problem() {
        return problem;
    }
}
