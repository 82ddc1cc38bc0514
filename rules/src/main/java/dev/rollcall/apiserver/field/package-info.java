/** The vocabulary of the API server's validation: field errors, causes, names, addresses, gates. */
@NullMarked
package dev.rollcall.apiserver.field;

import org.jspecify.annotations.NullMarked;
