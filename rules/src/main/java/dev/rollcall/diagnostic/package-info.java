/** What rollcall says: findings, notes, fixes, severities. Knows source, nothing else. */
@NullMarked
package dev.rollcall.diagnostic;

import org.jspecify.annotations.NullMarked;
