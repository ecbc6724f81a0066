package org.craregistry.storage;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What is kept free on the disk.
 *
 * @param leastRoom below it nothing is written any more; enough for what is being written at that moment
 */
@ConfigurationProperties("registry.storage")
record RoomSettings(@DefaultValue("64MB") DataSize leastRoom) {}
