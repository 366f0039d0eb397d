import type { FieldTranslation, Metadata, Owner, PlatformDate } from './common';
import type { ProjectQualityControl } from './qualityControl';

export type ProjectStatus = 'ACTIVE' | 'ARCHIVED';

export type FieldType =
  | 'boolean'
  | 'string'
  | 'integer'
  | 'float'
  | 'url'
  | 'file'
  | 'coordinates'
  | 'json'
  | `array_${'boolean' | 'string' | 'integer' | 'float' | 'url' | 'file' | 'coordinates' | 'json'}`;

/** One entry of `input_spec` or `output_spec`. Which bounds apply depends on `type`. */
export interface FieldSpec {
  readonly type: FieldType;
  readonly required?: boolean;
  readonly hidden?: boolean;
  readonly min_length?: number;
  readonly max_length?: number;
  readonly min_value?: number;
  readonly max_value?: number;
  readonly min_size?: number;
  readonly max_size?: number;
  readonly allowed_values?: readonly (string | number | boolean)[];
  readonly pattern?: string;
  readonly current_location?: boolean;
}

export type FieldSpecs = Readonly<Record<string, FieldSpec>>;

export interface ViewSettings {
  readonly showTimer?: boolean;
  readonly showTitle?: boolean;
  readonly showInstructions?: boolean;
  readonly showFullscreen?: boolean;
  readonly showSubmit?: boolean;
  readonly showSkip?: boolean;
  readonly showFinish?: boolean;
  readonly showMessage?: boolean;
  readonly showReward?: boolean;
}

/** An interface made of HTML, CSS and JavaScript. `type` is absent on old projects. */
export interface ClassicViewSpec {
  readonly type?: 'classic';
  readonly settings?: ViewSettings;
  readonly markup?: string;
  readonly script?: string;
  readonly styles?: string;
  readonly assets?: {
    readonly script_urls?: readonly string[];
    readonly style_urls?: readonly string[];
  };
}

/** A Template Builder interface. On the wire `config` is JSON text and `lock` names versions. */
export interface TemplateBuilderViewSpec {
  readonly type: 'tb';
  readonly settings?: ViewSettings;
  readonly config: string;
  readonly lock?: Readonly<Record<string, string>>;
  readonly localizationConfig?: {
    readonly keys: readonly { readonly key: string; readonly defaultValue: string }[];
  };
  readonly inferDataSpec?: boolean;
}

export type ViewSpec = ClassicViewSpec | TemplateBuilderViewSpec;

export interface TaskSpec {
  readonly input_spec: FieldSpecs;
  readonly output_spec: FieldSpecs;
  readonly view_spec?: ViewSpec;
}

export interface ProjectLocalizationConfig {
  readonly default_language: string;
  readonly additional_languages?: readonly {
    readonly language: string;
    readonly public_name?: FieldTranslation;
    readonly public_description?: FieldTranslation;
    readonly public_instructions?: FieldTranslation;
    readonly message_on_unknown_solution?: FieldTranslation;
    readonly tb_view_spec?: {
      readonly keys: readonly {
        readonly key: string;
        readonly value: string;
        readonly source: 'REQUESTER';
      }[];
    };
  }[];
}

export interface Project {
  readonly id?: string;
  readonly public_name: string;
  readonly public_description?: string;
  readonly public_instructions?: string;
  readonly private_comment?: string;
  readonly task_spec: TaskSpec;
  readonly assignments_issuing_type: 'AUTOMATED' | 'MAP_SELECTOR';
  readonly assignments_issuing_view_config?: {
    readonly title_template: string;
    readonly description_template: string;
    readonly map_provider?: 'YANDEX' | 'GOOGLE';
  };
  readonly assignments_automerge_enabled?: boolean;
  readonly max_active_assignments_count?: number;
  readonly quality_control?: ProjectQualityControl;
  readonly metadata?: Metadata;
  readonly sensitive?: boolean;
  readonly localization_config?: ProjectLocalizationConfig;
  readonly status?: ProjectStatus;
  readonly created?: PlatformDate;
  readonly owner?: Owner;
}
