package org.craregistry.security;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.craregistry.graphql.Refused;
import org.craregistry.graphql.UserError;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All accounts. */
interface Accounts extends Repository<Account, UUID> {

    Account saveAndFlush(Account account);

    Optional<Account> findById(UUID id);

    /** Only for what {@link Account#isName} accepts: to MySQL a name is the same with blanks after it. */
    Optional<Account> findByName(String name);

    /** All administrators, locked, so that what is found out about them holds until the end of the transaction. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select a from Account a where a.administrator = true order by a.id")
    List<Account> lockAdministrators();

    /** The account that a provider vouches for, locked. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select a from Account a where a.providerKey = :key")
    Optional<Account> lockByProviderKey(byte[] key);

    /** The account of this name. @throws Refused where there is none */
    default Account named(String name) {
        return named("account", name);
    }

    /** @param field the field of the input that names it */
    default Account named(String field, String name) {
        return Optional.of(name)
                .filter(Account::isName)
                .flatMap(this::findByName)
                .orElseThrow(() -> Refused.because(
                        UserError.Code.NOT_FOUND,
                        field,
                        "There is no account of this name. An administrator can make it."));
    }

    boolean existsByName(String name);

    boolean existsByAdministratorTrue();
}
