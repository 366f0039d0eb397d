/** Which drawing belongs to which component type. */
import type { ComponentType } from 'preact';
import type { Drawn } from './components/drawn';
import { FieldAudio } from './components/FieldAudio';
import { FieldBoundingBox } from './components/FieldBoundingBox';
import { FieldButtonCheckbox } from './components/FieldButtonCheckbox';
import { FieldButtonRadio } from './components/FieldButtonRadio';
import { FieldButtonRadioGroup } from './components/FieldButtonRadioGroup';
import { FieldCheckbox } from './components/FieldCheckbox';
import { FieldCheckboxGroup } from './components/FieldCheckboxGroup';
import { FieldDate } from './components/FieldDate';
import { FieldEmail } from './components/FieldEmail';
import { FieldFile } from './components/FieldFile';
import { FieldImageAnnotation } from './components/FieldImageAnnotation';
import { FieldList } from './components/FieldList';
import { FieldMap } from './components/FieldMap';
import { FieldMediaFile } from './components/FieldMediaFile';
import { FieldMultiSelect } from './components/FieldMultiSelect';
import { FieldNumber } from './components/FieldNumber';
import { FieldPhoneNumber } from './components/FieldPhoneNumber';
import { FieldQuiz } from './components/FieldQuiz';
import { FieldRadioGroup } from './components/FieldRadioGroup';
import { FieldSelect } from './components/FieldSelect';
import { FieldText } from './components/FieldText';
import { FieldTextAnnotation } from './components/FieldTextAnnotation';
import { FieldTextarea } from './components/FieldTextarea';
import { FieldTumbler } from './components/FieldTumbler';
import { LayoutBars } from './components/LayoutBars';
import { LayoutColumns } from './components/LayoutColumns';
import { LayoutCompare } from './components/LayoutCompare';
import { LayoutSideBySide } from './components/LayoutSideBySide';
import { LayoutSidebar } from './components/LayoutSidebar';
import { ViewActionButton } from './components/ViewActionButton';
import { ViewAlert } from './components/ViewAlert';
import { ViewAudio } from './components/ViewAudio';
import { ViewCollapse } from './components/ViewCollapse';
import { ViewDebug } from './components/ViewDebug';
import { ViewDeviceFrame } from './components/ViewDeviceFrame';
import { ViewDivider } from './components/ViewDivider';
import { ViewGroup } from './components/ViewGroup';
import { ViewHint } from './components/ViewHint';
import { ViewIframe } from './components/ViewIframe';
import { ViewImage } from './components/ViewImage';
import { ViewJson } from './components/ViewJson';
import { ViewLabeledList } from './components/ViewLabeledList';
import { ViewLink } from './components/ViewLink';
import { ViewLinkGroup } from './components/ViewLinkGroup';
import { ViewList } from './components/ViewList';
import { ViewMap } from './components/ViewMap';
import { ViewMarkdown } from './components/ViewMarkdown';
import { ViewTable } from './components/ViewTable';
import { ViewText } from './components/ViewText';
import { ViewVideo } from './components/ViewVideo';
import { ViewWithLabel } from './components/ViewWithLabel';

export const drawings: Readonly<Record<string, ComponentType<Drawn>>> = {
  'field.audio': FieldAudio,
  'field.bounding-box': FieldBoundingBox,
  'field.button-checkbox': FieldButtonCheckbox,
  'field.button-radio': FieldButtonRadio,
  'field.button-radio-group': FieldButtonRadioGroup,
  'field.checkbox': FieldCheckbox,
  'field.checkbox-group': FieldCheckboxGroup,
  'field.date': FieldDate,
  'field.email': FieldEmail,
  'field.file': FieldFile,
  'field.image-annotation': FieldImageAnnotation,
  'field.list': FieldList,
  'field.map': FieldMap,
  'field.media-file': FieldMediaFile,
  'field.multi-select': FieldMultiSelect,
  'field.number': FieldNumber,
  'field.phone-number': FieldPhoneNumber,
  'field.quiz': FieldQuiz,
  'field.radio-group': FieldRadioGroup,
  'field.select': FieldSelect,
  'field.text': FieldText,
  'field.text-annotation': FieldTextAnnotation,
  'field.textarea': FieldTextarea,
  'field.tumbler': FieldTumbler,
  'layout.bars': LayoutBars,
  'layout.columns': LayoutColumns,
  'layout.compare': LayoutCompare,
  'layout.side-by-side': LayoutSideBySide,
  'layout.sidebar': LayoutSidebar,
  'view.action-button': ViewActionButton,
  'view.alert': ViewAlert,
  'view.audio': ViewAudio,
  'view.collapse': ViewCollapse,
  'view.debug': ViewDebug,
  'view.device-frame': ViewDeviceFrame,
  'view.divider': ViewDivider,
  'view.group': ViewGroup,
  'view.hint': ViewHint,
  'view.iframe': ViewIframe,
  'view.image': ViewImage,
  'view.json': ViewJson,
  'view.labeled-list': ViewLabeledList,
  'view.link': ViewLink,
  'view.link-group': ViewLinkGroup,
  'view.list': ViewList,
  'view.map': ViewMap,
  'view.markdown': ViewMarkdown,
  'view.table': ViewTable,
  'view.text': ViewText,
  'view.video': ViewVideo,
  'view.with-label': ViewWithLabel,
};
