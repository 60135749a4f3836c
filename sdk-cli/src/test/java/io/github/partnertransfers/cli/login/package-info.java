@NullMarked
package io.github.partnertransfers.cli.login;

import org.jspecify.annotations.NullMarked;
