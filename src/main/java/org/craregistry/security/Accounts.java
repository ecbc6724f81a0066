package org.craregistry.security;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** All accounts. */
interface Accounts extends Repository<Account, UUID> {

    Account saveAndFlush(Account account);

    Optional<Account> findById(UUID id);

    /** Only for what {@link Account#isName} accepts: to MySQL a name is the same with blanks after it. */
    Optional<Account> findByName(String name);

    boolean existsByName(String name);

    boolean existsByAdministratorTrue();
}
