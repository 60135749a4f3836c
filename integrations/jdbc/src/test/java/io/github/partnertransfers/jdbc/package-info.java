@NullMarked
package io.github.partnertransfers.jdbc;

import org.jspecify.annotations.NullMarked;
