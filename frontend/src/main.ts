import {
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  NotificationBanner,
  PasswordInput,
  Radios,
  ServiceNavigation,
  SkipLink,
  createAll,
} from "govuk-frontend";

import "../styles/main.scss";
import { setUpLargeText } from "./comfort";
import { setUpCopying } from "./copy";
import { setUpEnter } from "./enter";
import { setUpKeeping } from "./keep";
import { setUpKeys } from "./keys";
import { setUpTicks } from "./ticks";
import { setUpNetworkNotice } from "./network";
import { setUpPrinting } from "./print";
import { setUpReading } from "./read";
import { setUpScreen } from "./screen";
import { word } from "./words";

// The component library looks for these before it touches a page.
document.body.classList.add("js-enabled");
if ("noModule" in HTMLScriptElement.prototype) document.body.classList.add("govuk-frontend-supported");

createAll(Button, { preventDoubleClick: true });
createAll(CharacterCount, {
  i18n: {
    charactersUnderLimit: { other: word("charactersLeft") },
    charactersAtLimit: word("charactersNone"),
    charactersOverLimit: { other: word("charactersOver") },
  },
});
createAll(Checkboxes);
createAll(ErrorSummary);
createAll(NotificationBanner);
createAll(PasswordInput, {
  i18n: {
    showPassword: word("passwordShow"),
    hidePassword: word("passwordHide"),
    showPasswordAriaLabel: word("passwordShowLong"),
    hidePasswordAriaLabel: word("passwordHideLong"),
    passwordShownAnnouncement: word("passwordShown"),
    passwordHiddenAnnouncement: word("passwordHidden"),
  },
});
createAll(Radios);
createAll(ServiceNavigation);
createAll(SkipLink);

setUpLargeText();
setUpReading();
setUpPrinting();
setUpCopying();
setUpNetworkNotice();
setUpKeeping();
setUpKeys();
setUpTicks();
setUpEnter();
setUpScreen();
