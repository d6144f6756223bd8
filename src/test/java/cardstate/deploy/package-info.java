/** What is deployed is what the code expects: manifests, rules, dashboard, compose file. */
@NullMarked
package cardstate.deploy;

import org.jspecify.annotations.NullMarked;
