/** A required choice of two as an item of an interface, ten lines long: what big interfaces are made of. */
export const radioQuestion = (
  index: number,
  label: string,
): string => `          - type: field.radio-group
            label: ${label}
            options:
              - { label: It is, value: ok }
              - { label: It is not, value: bad }
            validation:
              type: condition.required
              hint: Choose an answer for paragraph ${index}
            data:
              type: data.output
              path: answer_${index}
`;
