package org.craregistry.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authorization.method.HandleAuthorizationDenied;

/**
 * Declares who may call a mutation. A read-only credential is refused before the mutation runs; whether the caller holds the
 * declared role in the portfolio concerned is checked where the portfolio is known, by {@link Access#require}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@PreAuthorize("@access.mayWrite()")
@HandleAuthorizationDenied(handlerClass = DeniedCalls.class)
public @interface MayCall {

    /** The least role in the portfolio concerned. */
    Who value();

    /** Who a mutation is open to. */
    enum Who {
        /** Any account, about itself. */
        ANYONE,
        /** Whoever sees the portfolio. */
        VIEWER,
        EDITOR,
        COMPLIANCE,
        OWNER,
        ADMINISTRATOR
    }
}
