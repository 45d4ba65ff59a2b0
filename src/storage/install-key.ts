/** Where the random bytes of this installation are kept, which the first look makes: whoever has them has taken looks. */
export const INSTALL_KEY = "install-key";
