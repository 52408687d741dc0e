import { CwAvatar } from './avatar/avatar.ts';
import { CwBadge } from './badge/badge.ts';
import { CwBanner } from './banner/banner.ts';
import { CwButton } from './button/button.ts';
import { CwCard } from './card/card.ts';
import { CwCheckbox } from './checkbox/checkbox.ts';
import { CwChip } from './chip/chip.ts';
import { CwCombobox } from './combobox/combobox.ts';
import { defineElement, type DefineOptions, type ElementClass } from './core/define-element.ts';
import { CwDateField } from './date-field/date-field.ts';
import { CwDetails } from './details/details.ts';
import { CwDialog } from './dialog/dialog.ts';
import { CwDrawer } from './drawer/drawer.ts';
import { CwEmptyState } from './empty-state/empty-state.ts';
import { CwErrorState } from './error-state/error-state.ts';
import { CwFormLayout } from './form-layout/form-layout.ts';
import { CwIconButton } from './icon-button/icon-button.ts';
import { CwIcon } from './icon/icon.ts';
import { CwLink } from './link/link.ts';
import { CwLoadMore } from './load-more/load-more.ts';
import { CwMenu } from './menu/menu.ts';
import { CwMoneyField } from './money-field/money-field.ts';
import { CwMultiSelect } from './multi-select/multi-select.ts';
import { CwNumberField } from './number-field/number-field.ts';
import { CwNumber } from './number/number.ts';
import { CwPagination } from './pagination/pagination.ts';
import { CwPopover } from './popover/popover.ts';
import { CwProgress } from './progress/progress.ts';
import { CwRadioGroup } from './radio-group/radio-group.ts';
import { CwRelativeTime } from './relative-time/relative-time.ts';
import { CwSearchField } from './search-field/search-field.ts';
import { CwSelect } from './select/select.ts';
import { CwSkeleton } from './skeleton/skeleton.ts';
import { CwSpinner } from './spinner/spinner.ts';
import { CwStepper } from './stepper/stepper.ts';
import { CwSwitch } from './switch/switch.ts';
import { CwTabPanel } from './tabs/tab-panel.ts';
import { CwTabs } from './tabs/tabs.ts';
import { CwTextField } from './text-field/text-field.ts';
import { CwToastRegion } from './toast/toast-region.ts';
import { CwTooltip } from './tooltip/tooltip.ts';

/** Every basic element. The one list that registration, stories and tests derive from. */
export const ELEMENTS: readonly ElementClass[] = [
  CwAvatar,
  CwBadge,
  CwBanner,
  CwButton,
  CwCard,
  CwCheckbox,
  CwChip,
  CwCombobox,
  CwDateField,
  CwDetails,
  CwDialog,
  CwDrawer,
  CwEmptyState,
  CwErrorState,
  CwFormLayout,
  CwIcon,
  CwIconButton,
  CwLink,
  CwLoadMore,
  CwMenu,
  CwMoneyField,
  CwMultiSelect,
  CwNumber,
  CwNumberField,
  CwPagination,
  CwPopover,
  CwProgress,
  CwRadioGroup,
  CwRelativeTime,
  CwSearchField,
  CwSelect,
  CwSkeleton,
  CwSpinner,
  CwStepper,
  CwSwitch,
  CwTabPanel,
  CwTabs,
  CwTextField,
  CwToastRegion,
  CwTooltip,
];

/**
 * Registers the basic elements, or those named in `only` with what they need. Never throws: a name that another copy
 * of the library took is left to it, and this copy's own templates use a free name.
 */
export function defineElements(options: DefineOptions & { only?: readonly string[] } = {}): void {
  for (const element of ELEMENTS) {
    if (!options.only || options.only.includes(element.elementName)) defineElement(element, options);
  }
}

declare global {
  /** What `querySelector` and `createElement` give for the usual tags. */
  interface HTMLElementTagNameMap {
    'cw-avatar': CwAvatar;
    'cw-badge': CwBadge;
    'cw-banner': CwBanner;
    'cw-button': CwButton;
    'cw-card': CwCard;
    'cw-checkbox': CwCheckbox;
    'cw-chip': CwChip;
    'cw-combobox': CwCombobox;
    'cw-date-field': CwDateField;
    'cw-details': CwDetails;
    'cw-dialog': CwDialog;
    'cw-drawer': CwDrawer;
    'cw-empty-state': CwEmptyState;
    'cw-error-state': CwErrorState;
    'cw-form-layout': CwFormLayout;
    'cw-icon': CwIcon;
    'cw-icon-button': CwIconButton;
    'cw-link': CwLink;
    'cw-load-more': CwLoadMore;
    'cw-menu': CwMenu;
    'cw-money-field': CwMoneyField;
    'cw-multi-select': CwMultiSelect;
    'cw-number': CwNumber;
    'cw-number-field': CwNumberField;
    'cw-pagination': CwPagination;
    'cw-popover': CwPopover;
    'cw-progress': CwProgress;
    'cw-radio-group': CwRadioGroup;
    'cw-relative-time': CwRelativeTime;
    'cw-search-field': CwSearchField;
    'cw-select': CwSelect;
    'cw-skeleton': CwSkeleton;
    'cw-spinner': CwSpinner;
    'cw-stepper': CwStepper;
    'cw-switch': CwSwitch;
    'cw-tab-panel': CwTabPanel;
    'cw-tabs': CwTabs;
    'cw-text-field': CwTextField;
    'cw-toast-region': CwToastRegion;
    'cw-tooltip': CwTooltip;
  }
}
