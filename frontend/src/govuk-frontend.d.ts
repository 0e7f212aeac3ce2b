/** The library ships no types; these are the parts we call. */
declare module "govuk-frontend" {
  type Component = new (root: Element, config?: object) => object;
  export function createAll(component: Component, config?: object): object[];
  export const Button: Component;
  export const CharacterCount: Component;
  export const Checkboxes: Component;
  export const ErrorSummary: Component;
  export const NotificationBanner: Component;
  export const PasswordInput: Component;
  export const Radios: Component;
  export const ServiceNavigation: Component;
  export const SkipLink: Component;
}
