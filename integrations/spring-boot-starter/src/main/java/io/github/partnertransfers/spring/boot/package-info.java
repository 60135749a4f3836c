/**
 * Auto-configuration for Spring Boot: a client and watches from properties, and methods that
 * receive the updates of transfers.
 */
@NullMarked
package io.github.partnertransfers.spring.boot;

import org.jspecify.annotations.NullMarked;
